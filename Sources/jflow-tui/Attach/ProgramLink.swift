import Attach
import Inspector

/// The link to a program. When it is lost, it is tried again each second: with the same program, or another one of the
/// same name, which may have taken its place.
///
/// One thread makes all calls.
final class ProgramLink {
    /// What comes over it.
    enum News {
        /// It stands, for the first time or again.
        case linked(AttachableProgram)
        case report(ProgramReport)
        /// It is lost, with the program's last words if it had any.
        case lost(String?)
        /// Something that could not be read: a sentence, safe to show.
        case unreadable(String)
    }

    private let viewer: ViewerHello
    private let wake: @Sendable () -> Void
    /// While the link is lost.
    private var retries: RepeatedSearch<(AttachableProgram, Connection)>?
    private var program: AttachableProgram
    private var connection: Connection?
    private var farewell: String?
    private var waiting: [News]

    /// Opens it.
    ///
    /// - Parameter wake: Called, from any thread, when there is news.
    /// - Throws: ``Attach/AttachFailure``
    init(
        _ program: AttachableProgram, viewer: ViewerHello, wake: @escaping @Sendable () -> Void
    ) throws(AttachFailure) {
        self.program = program
        self.viewer = viewer
        self.wake = wake
        let connection = try Connection.open(program.socket, wake: wake)
        connection.send(.watch(viewer))
        self.connection = connection
        waiting = [.linked(AttachableProgram(connection.hello, socket: program.socket))]
    }

    /// Whether orders arrive.
    var isLinked: Bool { connection != nil }

    /// What has come since the last call.
    func take() -> [News] {
        var news = waiting
        waiting = []
        if let (program, connection) = retries?.take() {
            retries?.stop()
            retries = nil
            self.program = program
            self.connection = connection
            connection.send(.watch(viewer))
            news.append(.linked(program))
        }
        for arrival in connection?.take() ?? [] {
            switch arrival {
            case .report(.goodbye(let reason)): farewell = reason
            case .report(let report): news.append(.report(report))
            case .unreadable(let words):
                news.append(.unreadable("something the program said was not understood: \(words)"))
            case .ended: news.append(lose())
            }
        }
        return news
    }

    /// Asks the program for something, if the link stands.
    func send(_ order: ViewerOrder) {
        connection?.send(order)
    }

    private func lose() -> News {
        connection = nil
        defer { farewell = nil }
        retries = RepeatedSearch(isFirstLater: true, wake: wake) { [program, wake] in
            Self.connect(to: program, wake: wake)
        }
        return .lost(farewell)
    }

    /// Ends it.
    func close() {
        connection?.close()
        retries?.stop()
    }

    private static func connect(
        to program: AttachableProgram, wake: @escaping @Sendable () -> Void
    ) -> (AttachableProgram, Connection)? {
        for socket in [program.socket] + successors(of: program).map(\.socket) {
            guard let connection = try? Connection.open(socket, wake: wake) else { continue }
            return (AttachableProgram(connection.hello, socket: socket), connection)
        }
        return nil
    }

    /// Programs of the same name that run now.
    private static func successors(of program: AttachableProgram) -> [AttachableProgram] {
        Programs.list().attachable.filter { $0.program == program.program && $0.socket != program.socket }
    }
}
