/// What a cached value is kept under: which task, in which version, with which arguments.
///
/// It is hashed once, when it is made.
public struct CacheKey: Sendable, Hashable {
    /// What keeps tasks of one name apart in a cache that several programs share; empty where nobody said so.
    public let namespace: String
    let subject: Subject
    /// All arguments of the call, those from dependencies included, in the order of the parameters.
    public let arguments: [Argument]
    let hash: Int

    /// The task's name.
    public var task: String { subject.task }
    /// The version that its author gave it.
    public var version: String { subject.version }
    /// The names of the parameters, for messages; not compared.
    public var parameterNames: [String] { subject.parameterNames }

    /// Makes a key.
    ///
    /// - Parameters:
    ///   - namespace: What keeps tasks of one name apart; see ``TaskCache/namespace``.
    ///   - task: The task's name.
    ///   - version: The version that its author gave it.
    ///   - arguments: All arguments of the call, in the order of the parameters.
    ///   - parameterNames: The names of the parameters, for messages.
    public init(
        namespace: String = "", task: String, version: String, arguments: [Argument], parameterNames: [String] = []
    ) {
        let subject = Subject(task: task, version: version, parameterNames: parameterNames)
        self.init(namespace, subject, arguments)
    }

    init(_ namespace: String, _ subject: Subject, _ arguments: [Argument]) {
        self.namespace = namespace
        self.subject = subject
        self.arguments = arguments
        hash = Self.hash(subject.hash, namespace) { hasher in
            for argument in arguments { argument.hash(into: &hasher) }
        }
    }

    /// The hash of a key, given that of its subject and what feeds its arguments.
    @inline(__always)
    static func hash(_ subject: Int, _ namespace: String, feedArguments: (inout Hasher) -> Void) -> Int {
        var hasher = Hasher()
        hasher.combine(subject)
        feedArguments(&hasher)
        if !namespace.isEmpty { hasher.combine(namespace) }
        return hasher.finalize()
    }

    /// Whether two keys stand for the same call; the names of the parameters don't matter.
    public static func == (left: CacheKey, right: CacheKey) -> Bool {
        left.hash == right.hash && left.subject.names(sameAs: right.subject) && left.arguments == right.arguments
            && left.namespace == right.namespace
    }

    /// Feeds the hash that was made with the key.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }
}

extension CacheKey {
    /// What the keys of all calls of one task have in common, made once a plan.
    final class Subject: Sendable {
        let task: String
        let version: String
        let parameterNames: [String]
        /// Of all that is compared.
        let hash: Int

        init(task: String, version: String, parameterNames: [String]) {
            self.task = task
            self.version = version
            self.parameterNames = parameterNames
            var hasher = Hasher()
            hasher.combine(task)
            hasher.combine(version)
            hash = hasher.finalize()
        }

        func names(sameAs other: Subject) -> Bool {
            self === other || task == other.task && version == other.version
        }
    }
}
