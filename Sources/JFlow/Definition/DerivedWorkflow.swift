extension Workflow {
    /// A workflow of the same goals in which some tasks are replaced, by a value or by another task, or have their
    /// arguments already. This workflow stays as it is.
    ///
    /// ```swift
    /// let createPerson = task("createPerson", Parameter<String>("name")) { name in "Mr " + name }
    /// let load = task("load", createPerson) { person in try await download(person) }
    /// let fakeLoad = task("fakeLoad", createPerson) { person in "the file of " + person }
    /// let count = task("count", load) { text in text.count }
    ///
    /// let workflow = try Workflow(count)
    /// let test = try workflow.replacing(load.replaced(by: fakeLoad))
    /// let length = try await test.run(createPerson("Joe"))
    /// ```
    ///
    /// What is then no longer needed is no part of the new workflow; an entry point for it changes nothing. Entry
    /// points of all other tasks go on working, those of a replacement too. A task that is replaced takes no arguments
    /// any more (that is an error), but its value can be given, and it can be replaced once more: the last word holds.
    ///
    /// Both workflows share their cache. A replacement keeps its values there under its own name and version.
    ///
    /// - Parameter entryPoints: What is bound or replaced; each task once.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with all problems found: a task that is no part of the workflow,
    ///   one that is given twice, replacements that need what they replace.
    public func replacing(_ entryPoints: EntryPoint...) throws(WorkflowError) -> Workflow {
        Workflow(plan: try PlanDerivation(of: plan, applying: entryPoints).plan(), cache: cache)
    }
}
