import Attach
import Dispatch
public import JFlow
import NIOCore
import NIOPosix
import Synchronization
import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lets `jflow-tui attach` in: whoever runs it as the same user on the same machine sees the runs of this program.
///
/// ```swift
/// let server = try AttachServer.start()           // from now on, every run of this program can be seen
///
/// await server.stop()
/// ```
///
/// At the end of the program viewers are told of it, also if nobody stops the server.
///
/// Viewers may come and go at any time; who comes late is told of the run from its beginning. They may only see, unless
/// ``AttachOptions/allowsControl`` says more. Nothing that a viewer does fails or slows a run: one that reads slowly
/// misses log lines, and one that stops reading is disconnected.
///
/// While nobody is attached, a run costs what an observer costs: tasks of 10 µs took 4 to 5 % longer (two cores), and a
/// run of ten tasks without any work 6 µs instead of 3. What has happened in it waits in memory, bounded by its plan.
/// <doc:AttachProtocol> tells what is said.
public final class AttachServer: Sendable {
    /// Those that go on though nobody holds them.
    private static let running = Mutex<[AttachServer]>([])

    /// Where viewers connect to.
    public let socketPath: String
    private let showsEveryRun: Bool
    private let registry: RunRegistry
    private let reruns: Reruns
    private let channel: any Channel
    private let threads: MultiThreadedEventLoopGroup
    private let hub: NIOLoopBound<ViewerHub>

    private init(
        socketPath: String, showsEveryRun: Bool, registry: RunRegistry, reruns: Reruns, channel: any Channel,
        threads: MultiThreadedEventLoopGroup, hub: NIOLoopBound<ViewerHub>
    ) {
        self.showsEveryRun = showsEveryRun
        self.socketPath = socketPath
        self.registry = registry
        self.reruns = reruns
        self.channel = channel
        self.threads = threads
        self.hub = hub
    }

    /// Lets viewers in from now on: they see every run that begins later.
    ///
    /// - Parameter options: What they may do, and where they connect to.
    /// - Returns: The server, which goes on until it is stopped, also if nobody holds it.
    /// - Throws: ``AttachError`` if the folder of the socket is not safe, or the socket cannot be made.
    @discardableResult
    public static func start(options: AttachOptions = AttachOptions()) throws(AttachError) -> AttachServer {
        let path = try SocketPlace.make(options)
        let name = options.name ?? programName ?? "program"
        let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let eventLoop = threads.next()
        let registry = RunRegistry(options: options)
        let reruns = Reruns(program: name)
        do {
            let hub = try eventLoop.submit {
                let hub = ViewerHub(
                    options: options, name: name, process: Int(getpid()), registry: registry, reruns: reruns,
                    eventLoop: eventLoop)
                return NIOLoopBound(hub, eventLoop: eventLoop)
            }.wait()
            let channel = try ServerBootstrap(group: eventLoop)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let lines = SocketLines(Viewer(hub: hub.value), limit: Viewer.lineLimit)
                        try channel.pipeline.syncOperations.addHandler(lines)
                    }
                }
                .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).wait()
            chmod(path, 0o600)
            registry.setAudience(
                RunRegistry.Audience { run, stream in
                    eventLoop.execute { hub.value.runBegan(run, stream) }
                } newsCame: { number in
                    eventLoop.execute { hub.value.newsCame(number) }
                })
            if options.showsEveryRun { RunWatchers.add(registry) }
            let server = AttachServer(
                socketPath: path, showsEveryRun: options.showsEveryRun, registry: registry, reruns: reruns,
                channel: channel, threads: threads, hub: hub)
            running.withLock { $0.append(server) }
            Self.tellsOfEnd
            return server
        } catch {
            threads.shutdownGracefully { _ in }
            throw AttachError(description: "Nobody can attach: the socket \(path.inert) cannot be made: \(error).")
        }
    }

    /// Options for a run that viewers see, where they do not see every one (``AttachOptions/showsEveryRun``).
    ///
    /// - Parameter options: How to run.
    /// - Returns: The same, for one run.
    public func shown(_ options: RunOptions = RunOptions()) -> RunOptions {
        var options = options
        registry.watch(&options)
        return options
    }

    /// Lets viewers that may steer run a workflow again, after a run of it has ended: as a whole, from some tasks, or
    /// what failed.
    ///
    /// The values of such runs go nowhere but into the session. A run that a viewer asks for has the name of this
    /// workflow and its tasks; of two workflows of the same name the one that was offered last is run.
    ///
    /// - Parameters:
    ///   - session: Runs of the workflow, the last of which is what another run begins from.
    ///   - options: How to run; their control is not used.
    public func offerReruns<each Goal: Sendable>(
        of session: WorkflowSession<repeat each Goal>, options: RunOptions = RunOptions()
    ) {
        reruns.offer(session.description) { [registry, showsEveryRun] beginning, control in
            var options = options
            options.control = control
            if !showsEveryRun { registry.watch(&options) }
            // Viewers see how it ends, and nobody else asked for it.
            _ = try? await session.run(from: beginning, options: options)
        }
    }

    /// Lets nobody in from now on, and sends away who is attached.
    public func stop() async {
        RunWatchers.remove(registry)
        registry.close()
        try? await channel.close()
        unlink(socketPath)
        let hub = hub
        try? await channel.eventLoop.flatSubmit { hub.value.close("the program lets nobody attach any longer") }.get()
        try? await threads.shutdownGracefully()
        Self.running.withLock { $0.removeAll { $0 === self } }
    }
}

// MARK: The end of the program

extension AttachServer {
    /// Has viewers told of the end of a program that stops no server, with all that has happened until then.
    private static let tellsOfEnd: Void = {
        atexit {
            for server in AttachServer.running.withLock({ $0 }) { server.programEnds() }
        }
    }()

    private func programEnds() {
        unlink(socketPath)
        guard registry.hasViewers.load(ordering: .relaxed) else { return }
        let end = DispatchSemaphore(value: 0)
        let hub = hub
        channel.eventLoop.flatSubmit { hub.value.close("the program has ended") }.whenComplete { _ in end.signal() }
        // The program does not wait for a viewer that does not read.
        _ = end.wait(timeout: .now() + .milliseconds(200))
    }
}
