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
/// Two words, because each task holds a place; a `StaticString` alone takes more.
// `@unchecked`: the bytes of a static string never change and live as long as the program.
@frozen
@usableFromInline
struct SourcePlace: @unchecked Sendable, CustomStringConvertible {
    @usableFromInline let file: UnsafePointer<UInt8>
    @usableFromInline let length: UInt32
    @usableFromInline let line: UInt32

    @inlinable
    init(file: StaticString, line: UInt) {
        // A name of one character may be stored as that character, with no bytes to point to.
        let file = file.hasPointerRepresentation ? file : "an unnamed file"
        self.file = file.utf8Start
        length = UInt32(clamping: file.utf8CodeUnitCount)
        self.line = UInt32(clamping: line)
    }

    @usableFromInline var description: String {
        "\(String(decoding: UnsafeBufferPointer(start: file, count: Int(length)), as: UTF8.self)):\(line)"
    }
}
