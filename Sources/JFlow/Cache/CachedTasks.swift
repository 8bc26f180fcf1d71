/// What a plan knows of its tasks that are cached.
final class CachedTasks: Sendable {
    /// What a look-up has to know of a task. All tasks side by side and without references: to fetch an object of each
    /// task from wherever it lies, and to count references to it, would take longer than all the rest.
    private struct LookUp {
        let subject: ObjectIdentifier
        let subjectHash: Int
        /// Where the types of the arguments begin.
        let firstType: Int32
        let count: Int32
        let output: any SlotValue.Type
    }

    private let tasks: [CachedTask?]
    private let lookUps: ContiguousArray<LookUp?>
    private let types: ContiguousArray<any ArgumentType.Type>
    /// Of tasks whose one argument is gathered from all inputs.
    private let gathered: [Int: (type: any GatheredArgument.Type, count: Int)]

    /// Takes what there is to know of the tasks of a plan; `nil` where none is cached.
    init?(_ tasks: TaskList) {
        guard tasks.contains(where: { $0.attributes.cache != nil }) else { return nil }
        self.tasks = tasks.map { CachedTask($0) }
        var types: ContiguousArray<any ArgumentType.Type> = []
        var gathered: [Int: (type: any GatheredArgument.Type, count: Int)] = [:]
        lookUps = ContiguousArray(
            zip(tasks.indices, self.tasks).map { index, cached in
                guard let cached else { return nil }
                let reader = cached.policy.arguments
                defer { types += reader.types }
                gathered[index] = reader.gathered
                return LookUp(
                    subject: ObjectIdentifier(cached.subject), subjectHash: cached.subject.hash,
                    firstType: Int32(types.count),
                    count: reader.gathered == nil ? Int32(reader.count) : Self.isGathered,
                    output: tasks[index].output)
            })
        self.types = types
        self.gathered = gathered
    }

    /// In place of the number of arguments.
    private static var isGathered: Int32 { -1 }

    /// `nil` for a task that is not cached.
    subscript(task: Int) -> CachedTask? { tasks[task] }

    /// Whether a value of the task is looked up.
    func isCached(_ task: Int) -> Bool { lookUps[task] != nil }

    /// The hash of the key of a call whose arguments lie in the task's frame.
    @inline(__always)
    func hash(of task: Int, _ frame: TaskFrame, _ namespace: String) -> Int {
        guard let lookUp = lookUps[task] else { preconditionFailure("only a task that is cached is looked up") }
        return CacheKey.hash(lookUp.subjectHash, namespace) { hasher in
            if lookUp.count == Self.isGathered { return hashGathered(task, frame, &hasher) }
            for index in 0..<Int(lookUp.count) {
                types[Int(lookUp.firstType) + index].hash(at: frame.address(index), into: &hasher)
            }
        }
    }

    /// Whether a key is that of a call whose arguments lie in the task's frame.
    @inline(__always)
    func isKey(_ key: borrowing CacheKey, of task: Int, _ frame: TaskFrame, _ namespace: String) -> Bool {
        guard let lookUp = lookUps[task], key.namespace == namespace else { return false }
        guard ObjectIdentifier(key.subject) == lookUp.subject || isSubject(key.subject, of: task) else { return false }
        if lookUp.count == Self.isGathered { return isGathered(task, frame, key) }
        guard key.arguments.count == lookUp.count else { return false }
        for index in 0..<Int(lookUp.count)
        where !types[Int(lookUp.firstType) + index].isEqual(at: frame.address(index), to: key.arguments[index]) {
            return false
        }
        return true
    }

    /// Stores a copy of a value in the slot of a task; `false` when it is of another type.
    @inline(__always)
    func store<Value: Sendable>(_ value: Value, of task: Int, at address: UnsafeMutableRawPointer) -> Bool {
        guard let output = lookUps[task]?.output else { return false }
        guard Value.self == Int.self, output == Slot<Int>.self else { return output.store(value, at: address) }
        // Without the detour by what is generic. The types are one and the same, so the bits are those of a number.
        address.assumingMemoryBound(to: Int.self).initialize(to: unsafeBitCast(value, to: Int.self))
        return true
    }

    // Functions of their own for what is rare, so that the way of all others is short.

    @inline(never)
    private func hashGathered(_ task: Int, _ frame: TaskFrame, _ hasher: inout Hasher) {
        if let (type, count) = gathered[task] { type.hash(count, in: frame, into: &hasher) }
    }

    @inline(never)
    private func isGathered(_ task: Int, _ frame: TaskFrame, _ key: borrowing CacheKey) -> Bool {
        guard let (type, count) = gathered[task], key.arguments.count == 1 else { return false }
        return type.isEqual(count, in: frame, to: key.arguments[0])
    }

    @inline(never)
    private func isSubject(_ subject: CacheKey.Subject, of task: Int) -> Bool {
        tasks[task]?.subject.names(sameAs: subject) == true
    }
}
