/// Defines a task that takes the value of one of two others; the other one, and what only it needs, does not run, and is
/// ``TaskState/skipped`` with the reason.
///
/// ```swift
/// let isLarge = task("isLarge", file) { $0.size > 1_000_000 }
/// let digest = choice("digest", if: isLarge, then: sampledDigest, else: fullDigest)
/// ```
///
/// - Parameters:
///   - name: The task's name.
///   - predicate: The task that decides.
///   - first: The task whose value is taken if the predicate's is `true`.
///   - second: The task whose value is taken otherwise.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
public func choice<Value: Sendable>(
    _ name: String, if predicate: some Dependency<Bool>, then first: some Dependency<Value>,
    else second: some Dependency<Value>, file: StaticString = #fileID, line: UInt = #line
) -> TaskDefinition<Value, Void, Bool, Value, Value> {
    var attributes = TaskAttributes()
    attributes.kind = .choice
    attributes.conduct.condition = Conduct.Condition(
        judge: nil, decide: { $0.assumingMemoryBound(to: Bool.self).pointee ? 0 : 1 }, branches: [[1], [2]])
    let body = TaskBody.synchronous { frame in
        frame.set(frame.input(frame.input(0, as: Bool.self) ? 1 : 2, as: Value.self), at: 3)
    }
    return TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(predicate.input, first.input, second.input), output: Slot<Value>.self, body: body,
            attributes: attributes),
        function: TaskFunction(synchronous: { isFirst, first, second in isFirst ? first : second }))
}
