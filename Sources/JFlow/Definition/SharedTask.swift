extension TaskDefinition where repeat each Argument: Hashable {
    /// The same task, whose value all runs share: the first run that needs it opens it, later ones use it, and ``close()``
    /// closes it.
    ///
    /// ```swift
    /// let database = task("database") { try await Database() }.shared { await $0.close() }
    /// let user = task("user", database) { try await $0.user(1) }
    ///
    /// let workflow = try Workflow(user)
    /// async let first = workflow.run()
    /// async let second = workflow.run()      // both use one database
    /// _ = try await (first, second)
    /// await database.close()
    /// ```
    ///
    /// Runs that need the value at the same time wait for one opening. If the run that opens it is cancelled, another one
    /// that waits opens it; if the opening fails, the runs that waited fail with it, each as its own task says (with
    /// retries, with a fallback), and the next attempt opens it anew. A run that is cancelled while it waits leaves at
    /// once. In each run the task is ``TaskState/running`` while the value is opened, ``TaskState/done`` then, and its
    /// ``Event/Kind/closed(task:)`` says that this run has given the value back.
    ///
    /// A task with arguments has one value for each combination of them. What it depends on must not be closed at the end
    /// of a run; what is shared itself must be closed after it. A shared task can be neither cached nor a goal. A value that
    /// is given to a run (``value(_:)``) is not shared.
    ///
    /// The body must not start a run that needs this task: that fails. (Two shared tasks whose bodies start runs that need
    /// each other would wait for each other; so would a body that uses the value and waits for ``close()``.)
    ///
    /// Retries, limits and pools are asked for as of any task, before or after this; they hold for the wait too. Definitions
    /// changed from this one share its values.
    ///
    /// - Parameter close: Ends what the body began; called once for each value that the body returned, on a Swift task that
    ///   is not cancelled.
    public func shared(closing close: @escaping @Sendable (Value) async -> Void) -> Self {
        precondition(
            !erased.attributes.hasConduct || erased.attributes.conduct.closeShared == nil,
            "“\(name)” is shared already, and has a function that closes it")
        let resource = SharedResource(name: name, close: close)
        var attributes = erased.attributes
        attributes.kind = .resource
        attributes.conduct.close = { _ in await resource.giveBack() }
        attributes.conduct.closeShared = { await resource.closeAll() }
        return Self(
            erased: erased.with(attributes, body: erased.body.leasing(from: resource, inputs: erased.inputs)),
            function: function.leasing(from: resource))
    }
}

extension TaskDefinition {
    /// Closes what runs share of this task (``shared(closing:)``).
    ///
    /// What no run uses is closed at once, what is in use after the last run that uses it has ended or has no consumer of it
    /// left; this call returns when all of it is closed. Runs that need the value later open it anew, also while this call
    /// waits. Without an open value nothing happens. When the caller is cancelled it waits no longer: what is still in use
    /// is then closed by the last run that uses it.
    ///
    /// - Precondition: The task is shared.
    public func close() async {
        guard erased.attributes.hasConduct, let close = erased.attributes.conduct.closeShared else {
            preconditionFailure(
                "“\(name)” is not shared between runs, so it has nothing to close: see 'shared(closing:)'")
        }
        await close()
    }
}

extension TaskBody {
    /// The body that asks for a lease, and opens the value if that falls to it.
    fileprivate func leasing<Value: Sendable>(
        from resource: SharedResource<Value>, inputs: TaskInputs
    ) -> TaskBody {
        let slots = inputs.map(\.slot)
        return .asynchronous { frame in
            let arguments = slots.indices.map { slots[$0].value(at: frame.address($0)) }
            let value = try await resource.lease(SharedKey(arguments)) {
                try await self(frame)
                return frame.take(at: slots.count)
            }
            frame.set(value, at: slots.count)
        }
    }
}

extension TaskFrame {
    /// Moves the output out of its place.
    fileprivate func take<Value>(at index: Int) -> Value {
        address(index).assumingMemoryBound(to: Value.self).move()
    }
}

extension TaskFunction {
    /// The function that asks for a lease.
    fileprivate func leasing(from resource: SharedResource<Output>) -> TaskFunction<Output, repeat each Argument> {
        TaskFunction(asynchronous: { (arguments: repeat each Argument) in
            var key: [any Sendable] = []
            repeat key.append(each arguments)
            return try await resource.lease(SharedKey(key)) { try await call(repeat each arguments) }
        })
    }

    private func call(_ arguments: repeat each Argument) async throws -> Output {
        if let synchronous { return try synchronous(repeat each arguments) }
        guard let asynchronous else { preconditionFailure("a task function is synchronous or asynchronous") }
        return try await asynchronous(repeat each arguments)
    }
}
