/// What somebody wants a plan to do.
struct RunRequest: Sendable {
    var plan: Plan
    /// Arguments, ready values and replacements.
    var entryPoints: [EntryPoint] = []
    /// The tasks whose values are wanted; `nil` for the goals of the plan.
    var goals: [ErasedTask]?
    /// The values that an earlier run left, by task: these tasks do not run. What an entry point gives has precedence.
    var kept: [Int: any Sendable] = [:]
    /// Tasks whose bodies are to be called even if a cache has their values.
    var forced: Set<Int> = []
    /// Whether all values stay until the end of the run, for whoever asks for them then.
    var keepsValues = false

    /// Whether it asks for no more than the plan as it is, and the plan needs nothing.
    var isPlain: Bool {
        entryPoints.isEmpty && goals == nil && kept.isEmpty && forced.isEmpty && !keepsValues && plan.needsNothing
    }
}
