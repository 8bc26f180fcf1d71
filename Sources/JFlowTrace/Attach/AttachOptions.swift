/// How viewers are let in.
public struct AttachOptions: Sendable {
    /// Whether viewers may steer runs: pause, step, cancel, and run again what is offered
    /// (``AttachServer/offerReruns(of:options:)``). Otherwise they only see. Each run then has a
    /// ``JFlow/RunControl``, which costs it some 5 % on tasks of no length.
    public var allowsControl = false
    /// Whether viewers see every run of the program; otherwise only those with options of
    /// ``AttachServer/shown(_:)``.
    public var showsEveryRun = true
    /// Whether viewers see the values of tasks in brief, of runs that begin while one of them waits for a run. To make
    /// the summary of a structure or a collection takes a worker microseconds.
    public var includesValues = true
    /// What the program is called in lists; without it the name of its executable.
    public var name: String?
    /// The folder of the socket, which its owner alone can enter; without it `$XDG_RUNTIME_DIR/jflow`, or
    /// `/tmp/jflow-` and the number of the user. Only in that of the default is it found by `jflow-tui attach` without
    /// its path.
    public var folder: String?
    /// How many viewers may be attached at the same time.
    public var viewerLimit = 16
    /// How long a viewer may read nothing of what waits for it until it is disconnected.
    public var patience: Duration = .seconds(10)

    /// Viewers may only see.
    public init() {}
}

/// Why nobody can attach.
public struct AttachError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that names the folder or the socket, and what the system says.
    public let description: String
}
