/// Why a cache has no value for a key.
public enum CacheMiss: Sendable, Hashable, CustomStringConvertible {
    /// It keeps no value of this task: none was stored, or none is left.
    case nothingKept
    /// It has one under this very key, whose time is over.
    case expired
    /// It keeps values of this task under other keys; so this key differs from the one that was used last.
    case changed(CacheKey.Difference)

    /// The reason in words.
    public var description: String {
        switch self {
        case .nothingKept: "no value of this task is kept"
        case .expired: "the time to live of its value is over"
        case .changed(let difference): difference.description
        }
    }
}

extension CacheKey {
    /// How a key differs from an earlier one of the same task.
    public struct Difference: Sendable, Hashable, CustomStringConvertible {
        /// One part of the key that changed.
        public enum Part: Sendable, Hashable, CustomStringConvertible {
            /// The version that the task's author gives.
            case version(from: String, to: String)
            /// An argument; its values in brief, where they are known.
            case argument(name: String, from: String?, to: String?)
            /// The number of arguments.
            case argumentCount(from: Int, to: Int)

            /// The change in words.
            public var description: String {
                switch self {
                case .version(let old, let new): "version changed from “\(old)” to “\(new)”"
                case .argument(let name, let old?, let new?) where old != new:
                    "argument “\(name)” changed from \(old) to \(new)"
                case .argument(let name, _, _): "argument “\(name)” changed"
                case .argumentCount(let old, let new): "the number of arguments changed from \(old) to \(new)"
                }
            }
        }

        /// The parts that changed, in the order of the key.
        public var parts: [Part]

        /// Makes a difference.
        public init(parts: [Part]) {
            self.parts = parts
        }

        /// All changes in one line.
        public var description: String {
            parts.isEmpty ? "nothing changed" : parts.map(\.description).joined(separator: "; ")
        }
    }

    /// How this key differs from an earlier one of the same task.
    public func difference(from earlier: CacheKey) -> Difference {
        var parts: [Difference.Part] = []
        if version != earlier.version { parts.append(.version(from: earlier.version, to: version)) }
        guard arguments.count == earlier.arguments.count else {
            parts.append(.argumentCount(from: earlier.arguments.count, to: arguments.count))
            return Difference(parts: parts)
        }
        for index in arguments.indices where arguments[index] != earlier.arguments[index] {
            parts.append(
                .argument(
                    name: parameterName(at: index), from: ValueSummary.of(earlier.arguments[index].value),
                    to: ValueSummary.of(arguments[index].value)))
        }
        return Difference(parts: parts)
    }

    /// The name of a parameter; where it is not known, its place in the list.
    public func parameterName(at index: Int) -> String {
        parameterNames.indices.contains(index) ? parameterNames[index] : "\(index + 1)"
    }

    func isSameTask(as other: CacheKey) -> Bool {
        task == other.task && namespace == other.namespace
    }
}
