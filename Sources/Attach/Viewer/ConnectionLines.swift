import JFlow
import NIOCore
import TraceFormat

/// Reads what a program says, on the event loop of its connection.
final class ConnectionLines: SocketLineReceiver {
    private let inbox: Inbox
    private let greeted: EventLoopPromise<ProgramHello>
    private var reader = ProgramLineReader()
    private var isGreeted = false
    private var channel: (any Channel)?
    private var problemCount = 0

    /// After so many lines that cannot be read the program is no JFlow.
    private static let problemLimit = 100

    init(inbox: Inbox, greeted: EventLoopPromise<ProgramHello>) {
        self.inbox = inbox
        self.greeted = greeted
    }

    func connected(_ channel: any Channel) {
        self.channel = channel
    }

    func received(_ line: UnsafeBufferPointer<UInt8>, number: Int) {
        guard !line.isEmpty, problemCount < Self.problemLimit else { return }
        do {
            guard let report = try reader.read(line) else { return }
            guard isGreeted else { return greet(with: report) }
            take(report, byteCount: line.count)
        } catch {
            unreadable("line \(number): \(error.words) (byte \(error.offset + 1))")
        }
    }

    private func take(_ report: ProgramReport, byteCount: Int) {
        guard !inbox.append(.report(report), byteCount: byteCount) else { return }
        channel?.setOption(.autoRead, value: false).whenComplete { _ in }
    }

    func receivedTooMuch() {
        unreadable("a line is longer than \(TraceLimits().lineBytes) bytes")
        channel?.close(promise: nil)
    }

    func received(byteCount: Int) {
        inbox.count(byteCount)
    }

    func writabilityChanged() {}

    func disconnected() {
        channel = nil
        if !isGreeted { greeted.fail(Silence(words: "it closes the connection")) }
        inbox.append(.ended)
    }

    private func greet(with report: ProgramReport) {
        isGreeted = true
        switch report {
        case .hello(let hello): check(hello)
        case .goodbye(let reason): greeted.fail(Silence(words: "it says “\(reason.inert)”"))
        default: greeted.fail(Silence(words: "it does not say hello first"))
        }
    }

    private func check(_ hello: ProgramHello) {
        let program = "\(hello.program.inert) (pid \(hello.process))"
        if let mismatch = AttachVersion.mismatch(
            program: program, speaks: hello.version, viewer: AttachVersion.major)
        {
            return greeted.fail(AttachFailure.otherVersion(words: mismatch))
        }
        guard let channel else { return greeted.fail(Silence(words: "it closes the connection")) }
        let greeted = greeted
        Peer.user(of: channel).whenComplete { result in
            switch result {
            case .success(let user) where Peer.isTrusted(user): greeted.succeed(hello)
            case .success(let user): greeted.fail(ForeignUser(number: user))
            case .failure(let error): greeted.fail(error)
            }
        }
    }

    private func unreadable(_ words: String) {
        guard isGreeted else {
            isGreeted = true
            return greeted.fail(Silence(words: words))
        }
        inbox.append(.unreadable(words))
        problemCount += 1
        if problemCount >= Self.problemLimit { channel?.close(promise: nil) }
    }
}
