extension Workflow {
    /// This workflow as tasks for use within another one: its goals, each with all that it needs behind it.
    ///
    /// ```swift
    /// let createPerson = task("createPerson", Parameter<String>("name")) { name in "Mr " + name }
    /// let createHi = task("createHi", createPerson) { person in "Hi \(person)" }
    /// let greeting = try Workflow(createHi)
    ///
    /// let guest = task("guest") { "Ann" }
    /// let left = try greeting.embedded(as: "left", createPerson("Joe"))
    /// let right = try greeting.embedded(as: "right", createPerson.provided(by: guest))
    /// let both = try Workflow(task("both", left, right) { $0 + ", " + $1 })
    /// let text = try await both.run()
    /// ```
    ///
    /// A workflow with one goal gives one task, one with several a tuple. (Give the result a name of its own, as above:
    /// inside another call, Swift 6.3 does not take a tuple of one for its element.) What is embedded is copied: each use has
    /// tasks of its own, named `left/createHi` and drawn as a group, and runs on its own. Tasks that are to be shared
    /// with the outside are given with ``TaskDefinition/provided(by:)``, also by their own definition:
    /// `createPerson.provided(by: createPerson)`.
    ///
    /// Parameters that are not given here stay open; the run's caller gives them with ``EntryPoint/within(_:)``:
    /// `createPerson("Eve").within("left")`.
    ///
    /// Values are cached in the cache of the workflow that is run, under the name of the definition: all copies compute
    /// the same from the same arguments, and so share what they keep.
    ///
    /// - Parameters:
    ///   - name: The name of this use, unique in the other workflow; not empty, without `/`.
    ///   - entryPoints: Arguments, values and other tasks for tasks of this workflow; what is then not needed is not
    ///     copied.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with all problems found.
    public func embedded(
        as name: String, _ entryPoints: EntryPoint...
    ) throws(WorkflowError) -> (repeat AnyTask<each Goal>) {
        let copy = try EmbeddedCopy(of: plan, as: name, applying: entryPoints)
        var goals = copy.goals.makeIterator()
        func next<Value>(_ type: Value.Type) -> AnyTask<Value> {
            guard let goal = goals.next() else { preconditionFailure("each goal of a workflow has a copy") }
            return AnyTask(erased: goal)
        }
        return (repeat next((each Goal).self))
    }
}
