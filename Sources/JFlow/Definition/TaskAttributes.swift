/// What a definition says about a task beside its body.
@usableFromInline
struct TaskAttributes: Sendable {
    /// How long the task usually takes.
    var expected: Duration?
    /// What kind of task it is, for those who watch it.
    var kind = PlanDescription.Task.Kind.task
    /// The group that the task belongs to, the outermost first.
    var group: [String] = []
    /// What its author marked it with.
    var tags: [String] = []
    /// The definition that the task is a copy of, and what became of it; `nil` for a definition itself.
    var origin: TaskOrigin?

    private var conductBox: Box<Conduct>?
    private var cacheBox: Box<CachePolicy>?

    /// What the definition asks of the engine beside calling its body.
    var conduct: Conduct {
        get { conductBox?.value ?? Conduct() }
        set { conductBox = Box(newValue) }
    }

    /// How the task's value is kept between runs; `nil` for a task that is not cached.
    var cache: CachePolicy? {
        get { cacheBox?.value }
        set { cacheBox = newValue.map { Box($0) } }
    }

    /// Whether it asks for anything.
    var hasConduct: Bool { conductBox != nil }

    @usableFromInline
    init() {}
}

/// Where a task was defined, for messages.
@usableFromInline
struct SourcePlace: Sendable, CustomStringConvertible {
    let file: StaticString
    // Half a word, which goes where the other half of the file ends: each task holds a place.
    let line: UInt32

    @usableFromInline
    init(file: StaticString, line: UInt) {
        self.file = file
        self.line = UInt32(clamping: line)
    }

    @usableFromInline var description: String { "\(file):\(line)" }
}
