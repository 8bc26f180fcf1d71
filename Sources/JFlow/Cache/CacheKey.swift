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
        var hasher = subject.hasher
        for argument in arguments { argument.hash(into: &hasher) }
        hash = Self.hash(hasher, namespace)
    }

    /// The hash of a key, given what has taken in its subject and its arguments.
    static func hash(_ hasher: Hasher, _ namespace: String) -> Int {
        var hasher = hasher
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
        /// Has taken in all that is compared; a copy goes on with the arguments.
        let hasher: Hasher

        init(task: String, version: String, parameterNames: [String]) {
            self.task = task
            self.version = version
            self.parameterNames = parameterNames
            var hasher = Hasher()
            hasher.combine(task)
            hasher.combine(version)
            self.hasher = hasher
        }

        func names(sameAs other: Subject) -> Bool {
            self === other || task == other.task && version == other.version
        }
    }
}
