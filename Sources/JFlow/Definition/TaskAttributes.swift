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
///
/// Less than a `StaticString` and a number, because each task holds a place.
@frozen
@usableFromInline
struct SourcePlace: Sendable, CustomStringConvertible {
    @usableFromInline let file: File
    @usableFromInline let line: UInt32

    /// The name of a file: the bytes of a static string, with a zero behind them.
    @frozen
    @usableFromInline
    // `@unchecked`: they never change and live as long as the program.
    struct File: @unchecked Sendable {
        @usableFromInline let bytes: UnsafePointer<UInt8>

        @inlinable
        init(_ name: StaticString) {
            // A name of one character may be stored as that character, with no bytes to point to.
            bytes = name.hasPointerRepresentation ? name.utf8Start : ("an unnamed file" as StaticString).utf8Start
        }
    }

    @inlinable
    init(file: StaticString, line: UInt) {
        self.init(file: File(file), line: UInt32(clamping: line))
    }

    @inlinable
    init(file: File, line: UInt32) {
        self.file = file
        self.line = line
    }

    @usableFromInline var description: String { "\(String(cString: file.bytes)):\(line)" }
}
