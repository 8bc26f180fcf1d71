/// What can be wrong with something that takes the place of a task.
extension Problem {
    static func givenTwice(_ task: ErasedTask) -> Problem {
        Problem("Task “\(task.name)” is given twice: give it once in a run.")
    }

    /// Arguments for a task that does not run because another one takes its place.
    static func replaced(_ task: ErasedTask, by other: ErasedTask, in plan: Plan) -> Problem {
        Problem(
            """
            Task “\(task.name)” is replaced by “\(other.name)” in workflow “\(plan.name)” and takes no arguments: \
            give them to “\(other.name)”, give the value with .value(…), or use a workflow in which it is not replaced.
            """)
    }

    /// Arguments for a task that does not run because the workflow has its value.
    static func valueGiven(_ task: ErasedTask, in plan: Plan) -> Problem {
        Problem(
            """
            Task “\(task.name)” is replaced by a value in workflow “\(plan.name)” and takes no arguments: give \
            another value with .value(…), or use a workflow in which it is not replaced.
            """)
    }

    /// Parameters for a task whose dependencies are not part of the plan, because all its arguments are bound.
    static func argumentsBound(_ task: ErasedTask, in plan: Plan) -> Problem {
        Problem(
            """
            Task “\(task.name)” has all its arguments in workflow “\(plan.name)”, without its dependencies: give all \
            of them again, not only its own parameters.
            """)
    }

    /// Replacements that end where they began.
    static func ring(_ names: [String]) -> Problem {
        Problem(
            """
            Tasks replace each other in a ring: \(ShortList.path(names)). Leave one of these replacements out.
            """)
    }

    /// What is wrong with one task in the place of another, if anything is.
    static func misfit(_ task: ErasedTask, for original: ErasedTask) -> Problem? {
        guard ObjectIdentifier(task.output) == ObjectIdentifier(original.output) else {
            return Problem(
                """
                Task “\(original.name)” cannot be replaced by what “\(task.name)” makes for its consumers: make a task \
                of that first, whose value is of type \(original.output.valueType).
                """)
        }
        guard task !== original, original.attributes.cache != nil, task.cacheName == original.cacheName,
            task.attributes.cache?.version == original.attributes.cache?.version
        else { return nil }
        return Problem(
            """
            Task “\(original.name)” and the task that replaces it have the same name and cache version, so that their \
            values would mix: rename the replacement, or give it a version of its own with cached(version:).
            """)
    }
}
