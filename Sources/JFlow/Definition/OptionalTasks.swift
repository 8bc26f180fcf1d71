extension TaskDefinition {
    /// The same task, whose consumers get `nil` if it has no value: it failed in all attempts, somebody cancelled it, or
    /// something that it needs has no value. The run does not fail by it.
    ///
    /// ```swift
    /// let ads = task("ads") { try await fetchAds() }.optional()
    /// let page = task("page", results, ads) { results, ads in Page(results, ads ?? []) }
    /// ```
    public func optional() -> TaskDefinition<Value?, Plain, repeat each Argument> {
        madeOptional { _ in }
    }

    /// The same task, which runs only if another one says so; otherwise it is ``TaskState/skipped`` with the reason, and
    /// its consumers get `nil`, as they do if it fails.
    ///
    /// What only this task needs does not run either before the answer is known to be yes.
    ///
    /// ```swift
    /// let isMember = task("isMember", user) { $0.isMember }
    /// let discount = task("discount", user) { try await findDiscount($0) }.when(isMember)   // an optional
    /// ```
    ///
    /// - Parameter predicate: The task that decides.
    public func when(_ predicate: some Dependency<Bool>) -> TaskDefinition<Value?, Plain, repeat each Argument> {
        madeOptional { $0.conduct.condition = condition(predicate) }
    }

    /// The same task, which runs only if another one says so; otherwise it is ``TaskState/skipped`` with the reason, and
    /// its consumers get a value that is given here, as they do if it fails.
    ///
    /// ```swift
    /// let discount = task("discount", user) { try await findDiscount($0) }.when(isMember, otherwise: 0)
    /// ```
    ///
    /// - Parameters:
    ///   - predicate: The task that decides.
    ///   - value: What consumers get if the task has no value of its own.
    public func when(_ predicate: some Dependency<Bool>, otherwise value: Value) -> Self {
        fallback(value).changed { $0.conduct.condition = condition(predicate) }
    }

    private func condition(_ predicate: some Dependency<Bool>) -> Conduct.Condition {
        Conduct.Condition(
            judge: predicate.input.dependency,
            decide: { $0.assumingMemoryBound(to: Bool.self).pointee ? 0 : nil },
            branches: [Array(erased.inputs.indices)])
    }

    private func madeOptional(
        _ change: (inout TaskAttributes) -> Void
    ) -> TaskDefinition<Value?, Plain, repeat each Argument> {
        var attributes = erased.attributes
        attributes.conduct.fallback = nil
        attributes.conduct.substitute = { place in
            place.assumingMemoryBound(to: Value?.self).initialize(to: nil)
        }
        change(&attributes)
        return TaskDefinition<Value?, Plain, repeat each Argument>(
            erased: ErasedTask(
                name: erased.name, place: erased.place, inputs: erased.inputs, output: Slot<Value?>.self,
                body: erased.body.wrapping(Value.self, at: erased.inputs.count), attributes: attributes),
            function: function.optional)
    }
}

extension TaskBody {
    /// The body with its value put into an optional, at the same place: a slot for the optional has room for the value.
    fileprivate func wrapping<Value: Sendable>(_ type: Value.Type, at index: Int) -> TaskBody {
        switch call {
        case .synchronous(let call):
            .synchronous { frame in
                try call(function, frame)
                frame.wrap(type, at: index)
            }
        case .asynchronous(let call):
            .asynchronous { frame in
                try await call(function, frame)
                frame.wrap(type, at: index)
            }
        }
    }
}

extension TaskFrame {
    fileprivate func wrap<Value>(_ type: Value.Type, at index: Int) {
        let place = values + Int(offsets[index])
        let value = place.assumingMemoryBound(to: Value.self).move()
        place.assumingMemoryBound(to: Value?.self).initialize(to: value)
    }
}

extension TaskFunction {
    fileprivate var optional: TaskFunction<Output?, repeat each Argument> {
        if let synchronous {
            return TaskFunction<Output?, repeat each Argument>(
                synchronous: { (arguments: repeat each Argument) in try synchronous(repeat each arguments) })
        }
        guard let asynchronous else { preconditionFailure("a task function is synchronous or asynchronous") }
        return TaskFunction<Output?, repeat each Argument>(
            asynchronous: { (arguments: repeat each Argument) in try await asynchronous(repeat each arguments) })
    }
}
