import JFlow
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

/// A viewer's end of a connection to a program; may be used from any thread.
///
/// What the program says waits here until it is taken; the program is told how much was taken, and sends no more than
/// ``window`` bytes beyond that, so that a viewer that is busy with its screen needs no memory for what it misses.
package final class Connection: Sendable {
    /// Who the program is.
    package let hello: ProgramHello
    private let channel: any Channel
    private let inbox: Inbox

    /// The most bytes on their way to a viewer: less than the socket holds, so that there is always room for a word
    /// of farewell.
    package static let window = 1 << 16
    /// How long a program may take to say who it is.
    private static let patience = TimeAmount.seconds(2)

    private init(hello: ProgramHello, channel: any Channel, inbox: Inbox) {
        self.hello = hello
        self.channel = channel
        self.inbox = inbox
    }

    /// Connects to a program and waits until it has said who it is.
    ///
    /// - Parameters:
    ///   - path: The socket.
    ///   - wake: Called, from any thread, when something has come after nothing was left, and at the end of the
    ///     connection.
    /// - Throws: ``AttachFailure``
    package static func open(
        _ path: String, wake: @escaping @Sendable () -> Void = {}
    ) throws(AttachFailure) -> Connection {
        let opening = Opening(path: path, wake: wake)
        do {
            return try opening.connection().wait()
        } catch {
            throw opening.failure(because: error)
        }
    }

    /// Who the programs at some sockets are, all asked at the same time.
    package static func hellos(at paths: [String]) -> [(path: String, answer: Result<ProgramHello, AttachFailure>)] {
        let openings = paths.map { path in
            let opening = Opening(path: path, wake: {})
            return (opening, opening.connection())
        }
        return openings.map { opening, future in
            do {
                let connection = try future.wait()
                connection.close()
                return (opening.path, .success(connection.hello))
            } catch {
                return (opening.path, .failure(opening.failure(because: error)))
            }
        }
    }

    /// Sends an order.
    package func send(_ order: ViewerOrder) {
        channel.writeAndFlush(ByteBuffer(string: order.line), promise: nil)
    }

    /// What has come since the last call, in its order. After ``Arrival/ended`` nothing comes.
    package func take() -> [Arrival] {
        let (arrivals, byteCount, wasFull) = inbox.take()
        if wasFull { channel.setOption(.autoRead, value: true).whenComplete { _ in } }
        if let byteCount { send(.read(bytes: byteCount)) }
        return arrivals
    }

    /// Ends the connection.
    package func close() {
        channel.close(promise: nil)
    }

    deinit { channel.close(promise: nil) }

    /// What comes over a connection.
    package enum Arrival: Sendable {
        /// The program says something.
        case report(ProgramReport)
        /// A line could not be read: a sentence with the number of the line, safe to show.
        case unreadable(String)
        /// The connection has ended.
        case ended
    }

    /// One thread for all connections of the process; it exists from the first one on.
    fileprivate static let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// A connection that is being opened.
    private struct Opening: Sendable {
        let path: String
        let wake: @Sendable () -> Void

        func connection() -> EventLoopFuture<Connection> {
            let inbox = Inbox(wake: wake)
            let eventLoop = Connection.threads.next()
            let greeted = eventLoop.makePromise(of: ProgramHello.self)
            let bootstrap = ClientBootstrap(group: eventLoop)
                .connectTimeout(Connection.patience)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let receiver = ConnectionLines(inbox: inbox, greeted: greeted)
                        try channel.pipeline.syncOperations.addHandler(
                            SocketLines(receiver, limit: TraceLimits().lineBytes))
                    }
                }
            let late = eventLoop.scheduleTask(in: Connection.patience) {
                greeted.fail(Silence(words: "it says nothing"))
            }
            let connected = bootstrap.connect(unixDomainSocketPath: path)
            connected.whenFailure { greeted.fail($0) }
            return connected.flatMap { channel in
                greeted.futureResult.map { Connection(hello: $0, channel: channel, inbox: inbox) }
                    .flatMapErrorThrowing { error in
                        channel.close(promise: nil)
                        throw error
                    }
            }.always { _ in late.cancel() }
        }

        func failure(because error: any Error) -> AttachFailure {
            switch error {
            case let failure as AttachFailure: return failure
            case let silence as Silence: return .silent(path: path, words: silence.words)
            case let user as ForeignUser: return .foreign(path: path, user: user.number)
            case let error as IOError where error.errnoCode == ECONNREFUSED || error.errnoCode == ENOENT:
                return .stale(path: path)
            case let error as IOError:
                return .unreachable(path: path, words: String(cString: strerror(error.errnoCode)))
            default: return .unreachable(path: path, words: "\(error)".inert)
            }
        }
    }
}

/// A program that does not say who it is.
struct Silence: Error { let words: String }

/// A program of another user.
struct ForeignUser: Error { let number: UInt32 }
