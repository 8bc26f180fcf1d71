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
    /// What else there is to say about the task stands in the attribute, in any order, each named as the method of
    /// ``TaskDefinition`` that it stands for:
    ///
    /// ```swift
    /// @Task(.retry(3, backoff: .constant(.milliseconds(10))), .timeout(.seconds(2)), .fallback(to: ownNews))
    /// func news() async throws -> [String] { try await fetchNews() }
    ///
    /// @Task(.when(isMember)) func discount(user: User = Depends(user)) async throws -> Int { 20 }
    /// @Task func price(discount: Int? = Depends(discount)) -> Int { 100 - (discount ?? 0) }
    ///
    /// @Task(.shared { await $0.close() }) func database() async throws -> Database { try await Database() }
    /// ```
    ///
    /// Other tasks are named by their functions, as in `Depends`. A parameter that takes the value of a task with `.optional`
    /// or `.when` is an optional; the compiler says so at the parameter where it is not. A closure that is given as in
    /// `.closing { … }` is checked where the macro puts it, so what is wrong in it is reported at the function; where it needs
    /// the type of its parameter, it names it: `{ (database: Database) in … }`.
    ///
    /// Between two tasks chooses ``choice(_:if:then:else:file:line:)``, with the constants: `let digest = choice("digest",
    /// if: $isLarge, then: $sample, else: $whole)`, which others take with `Depends(on: digest)`.
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
