/// A program that lets itself be attached to, as it says of itself: nothing of it is safe to show.
package struct AttachableProgram: Sendable, Hashable {
    /// What it calls itself.
    package let program: String
    /// The number of its process.
    package let process: Int
    /// The workflow of its latest run; `nil` if it has run nothing yet.
    package let workflow: String?
    /// What that run is: `running`, `held`, `paused`, `done`, `failed` or `cancelled`; `nil` if it has run nothing yet.
    package let state: String?
    /// How long ago that began.
    package let since: Duration?
    /// Whether it does what an attached screen asks.
    package let allowsControl: Bool
    /// Whether that includes another run of an ended one.
    package let offersReruns: Bool
    /// The path of its socket, by which it is known.
    package let socket: String

    /// A program, as it says of itself.
    package init(
        program: String, process: Int, workflow: String?, state: String?, since: Duration?, allowsControl: Bool,
        offersReruns: Bool = true, socket: String
    ) {
        self.program = program
        self.process = process
        self.workflow = workflow
        self.state = state
        self.since = since
        self.allowsControl = allowsControl
        self.offersReruns = offersReruns
        self.socket = socket
    }
}

extension [AttachableProgram] {
    /// By name, then by process: the order in which they are found means nothing.
    var inOrder: [AttachableProgram] {
        sorted { ($0.program, $0.process, $0.socket) < ($1.program, $1.process, $1.socket) }
    }
}
