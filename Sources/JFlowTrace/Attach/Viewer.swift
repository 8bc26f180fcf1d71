import Attach
import JFlow
import NIOCore
import TraceFormat

/// One viewer, as far as the program knows it; lives on its event loop.
///
/// It is shown one run at a time, out of that run's log, as fast as it reads and no faster: nothing but a few lines is
/// stored for it. If it stands still for a second, it gets changes of state only; if it reads nothing for longer than
/// ``AttachOptions/patience``, it is disconnected.
final class Viewer {
    private let hub: ViewerHub
    private var channel: (any Channel)?
    private var hello: ViewerHello?
    /// The run that it is shown.
    private(set) var log: RunLog?
    private var place = RunLog.Place()
    private var origin = TraceOrigin()
    private var hasCaughtUp = false
    private var isLeaving = false
    /// Runs that began meanwhile, for a viewer that wants to see every one.
    private var queue: [(run: WatchedRun, stream: EventStream)] = []
    private var queuedNumbers: Set<Int> = []
    private var passedOverCount = 0
    private var shownStream: EventStream?
    /// Whether it wants to be shown another run.
    private(set) var awaitsRun = false
    private var sentByteCount = 0
    private var readByteCount = 0
    /// Since when nothing that waits for it could be sent.
    private var standsStillSince: NIODeadline?
    private var passesOverDetails = false
    private var problemCount = 0

    private static let batchSize = 256
    /// The most runs that wait for a viewer that wants to see every one.
    private static let queueLimit = 64
    private static let numberLimit = 1_024
    /// How many lines a viewer may send that cannot be read.
    private static let problemLimit = 20
    /// The most bytes of an order: one may name every task.
    static let lineLimit = 1 << 23
    /// How long it stands still until it gets no more details.
    private static let detailPatience = TimeAmount.seconds(1)
    /// How long a viewer may be connected without saying what it wants.
    private static let greetingPatience = TimeAmount.seconds(10)

    init(hub: ViewerHub) {
        self.hub = hub
    }

    /// Whether it wants to see every run that begins, and is there.
    var wantsEveryRun: Bool { hello?.wantsEveryRun == true && !isLeaving }

    // MARK: What is shown

    /// Shows a run from its beginning.
    func show(_ log: RunLog) {
        self.log = log
        shownStream = nil
        awaitsRun = false
        hasCaughtUp = false
        place = RunLog.Place()
        origin = hub.origin(of: log.run)
        if passedOverCount > 0 { send(.passedOver(passedOverCount)) }
        passedOverCount = 0
        update()
    }

    /// A run began that this viewer, which wants to see every one, will see later.
    func queue(_ run: WatchedRun, _ stream: EventStream) {
        // It may be told of one run by two ways.
        guard queuedNumbers.insert(run.number).inserted else { return }
        if queuedNumbers.count > 2 * Self.numberLimit {
            queuedNumbers = queuedNumbers.filter { $0 > run.number - Self.numberLimit }
        }
        if queue.count == Self.queueLimit {
            queue.removeFirst()
            passedOverCount += 1
        }
        queue.append((run, stream))
    }

    func takeQueued() -> WatchedRun? {
        guard !queue.isEmpty else { return nil }
        let (run, stream) = queue.removeFirst()
        // In use until the log of the run has it.
        shownStream = stream
        return run
    }

    /// Sends what is new in its run, as far as it takes that now.
    func update() {
        guard let channel, let log, !isLeaving else { return }
        while channel.isWritable, isWithinWindow {
            let events = log.next(Self.batchSize, behind: &place, passesOverDetails: passesOverDetails)
            guard !events.isEmpty else { return caughtUp(log) }
            write(TraceWriter(origin: origin).lines(for: events))
        }
        standsStillSince = standsStillSince ?? .now()
    }

    private var isWithinWindow: Bool {
        hello?.window.map { sentByteCount - readByteCount < $0 } ?? true
    }

    private func caughtUp(_ log: RunLog) {
        standsStillSince = nil
        passesOverDetails = false
        guard !hasCaughtUp else { return }
        hasCaughtUp = true
        // Of a run that goes on nobody else would tell what time it is there.
        if log.state == nil { send(.time(log.run.begin.duration(to: .now))) }
    }

    /// Looks whether it has stood still for too long.
    func check() {
        guard let since = standsStillSince, !isLeaving else { return }
        let time = NIODeadline.now() - since
        if time >= Self.detailPatience { passesOverDetails = true }
        guard time >= .nanoseconds(Int64(hub.options.patience.wholeNanoseconds)) else { return }
        leave("this viewer read nothing for \(time.nanoseconds / 1_000_000_000) s")
    }

    // MARK: Sending

    /// Sends a line.
    func send(_ report: ProgramReport) {
        // Who asks and does not read is not answered; what it is owed stands in the log.
        guard let channel, !isLeaving, channel.isWritable else { return }
        write(report.line)
    }

    private func write(_ text: String) {
        guard let channel else { return }
        let buffer = channel.allocator.buffer(string: text)
        sentByteCount += buffer.readableBytes
        channel.writeAndFlush(buffer, promise: nil)
    }

    /// Says why, and ends the connection.
    ///
    /// - Returns: When that is done.
    @discardableResult
    func leave(_ reason: String) -> EventLoopFuture<Void> {
        guard let channel else { return hub.done }
        guard !isLeaving else { return channel.closeFuture }
        isLeaving = true
        hub.left(self)
        let line = channel.allocator.buffer(string: ProgramReport.goodbye(reason).line)
        channel.writeAndFlush(line).whenComplete { _ in channel.close(promise: nil) }
        // Who does not read does not get it.
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
        return channel.closeFuture
    }
}

extension Viewer: SocketLineReceiver {
    func connected(_ channel: any Channel) {
        self.channel = channel
        guard hub.letsIn(self) else {
            leave("\(hub.options.viewerLimit) viewers are attached, and no more are let in")
            return
        }
        channel.eventLoop.assumeIsolated().scheduleTask(in: Self.greetingPatience) { [weak self] in
            if self?.hello == nil { self?.leave("this viewer did not say what it wants") }
        }
        Peer.user(of: channel).assumeIsolated().whenComplete { [weak self] result in
            self?.identified(try? result.get())
        }
    }

    private func identified(_ user: UInt32?) {
        guard let user, Peer.isTrusted(user) else {
            leave("only programs of the same user are let in")
            return
        }
        send(.hello(hub.hello()))
    }

    func received(_ line: UnsafeBufferPointer<UInt8>, number: Int) {
        guard !isLeaving else { return }
        do {
            try take(ViewerLineReader.read(line))
        } catch {
            notUnderstood("line \(number) is not understood: \(error.words) (byte \(error.offset + 1))")
        }
    }

    private func notUnderstood(_ words: String) {
        problemCount += 1
        if hello != nil, problemCount < Self.problemLimit {
            send(.refused(words))
        } else {
            leave(words)
        }
    }

    func receivedTooMuch() {
        leave("a line of more than \(Self.lineLimit) bytes is not read")
    }

    func received(byteCount: Int) {}

    func writabilityChanged() {
        if channel?.isWritable == true { progressed() }
    }

    func disconnected() {
        channel = nil
        isLeaving = true
        hub.left(self)
        log = nil
        queue = []
    }

    private func progressed() {
        standsStillSince = nil
        update()
    }

    // MARK: Orders

    private func take(_ order: ViewerOrder) {
        switch order {
        case .watch(let hello): greet(hello)
        case _ where hello == nil: leave("“watch” is expected first")
        case .nextRun: nextRun()
        case .read(let byteCount):
            guard readByteCount...sentByteCount ~= byteCount else { return }
            readByteCount = byteCount
            progressed()
        default: hub.perform(order, for: self)
        }
    }

    private func greet(_ hello: ViewerHello) {
        guard self.hello == nil else { return send(.refused("“watch” came before")) }
        if let mismatch = AttachVersion.mismatch(
            program: hub.name, speaks: AttachVersion.major, viewer: hello.version)
        {
            leave(mismatch)
            return
        }
        self.hello = hello
        if hello.wantsEveryRun { hub.queueRuns(for: self) }
        nextRun()
    }

    /// Has it shown another run, as soon as there is one.
    func nextRun() {
        // It may be asked for twice: by somebody who wants to see another run, and who had one run again.
        guard log == nil || log?.state != nil else { return }
        awaitsRun = true
        hub.awaitsRun(self)
    }
}
