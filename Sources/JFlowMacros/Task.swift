@_exported public import JFlow

#if Macros
    /// Makes a task of a function: beside `load` stands the constant `$load`, its ``TaskDefinition``.
    ///
    /// ```swift
    /// @Task func createPerson(name: String) async -> Person { Person(name: name) }
    /// @Task func createHi(p: Person = Depends(createPerson)) async -> String { "Hi \(p.name)" }
    ///
    /// let workflow = try Workflow($createHi)
    /// let hi = try await workflow.run($createPerson("Joe Mama"))
    /// ```
    ///
    /// A parameter whose default value is `Depends(…)` takes the value of another task; every other one is given when a
    /// run starts, and has no default value. The function stays what it was, and can be called with all its arguments.
    ///
    /// It stands at file scope, or is a `static` function of a type that is not generic; it is itself not generic and not
    /// overloaded. The task is called like the function, with the types around it (`Pipeline.load`).
    ///
    /// What `Depends` names must be a task too: the compiler's "cannot find '$load' in scope" means that `load` is not
    /// marked `@Task`. What a `public` function depends on is `public` as well, as Swift wants it of default values.
    ///
    /// A function on a global actor runs there; its attribute, whose name ends in `Actor`, stands at the function or at the
    /// type around it. In a module that is on the main actor by default, a synchronous function under `@Task` needs the
    /// word `nonisolated`, or the attribute `@MainActor` written out.
    ///
    /// - Parameter modifiers: What else there is to say about the task.
    @attached(peer, names: prefixed(`$`))
    public macro Task(_ modifiers: TaskModifier...) = #externalMacro(module: "JFlowMacrosPlugin", type: "TaskMacro")

    /// Makes a task of a function, under a name of its own.
    ///
    /// - Parameters:
    ///   - name: The name of the task, in place of the function's.
    ///   - modifiers: What else there is to say about the task.
    @attached(peer, names: prefixed(`$`))
    public macro Task(_ name: String, _ modifiers: TaskModifier...) =
        #externalMacro(module: "JFlowMacrosPlugin", type: "TaskMacro")
#endif
