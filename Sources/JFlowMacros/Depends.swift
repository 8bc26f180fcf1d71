// Any function fits: a synchronous one is also an asynchronous one, one that does not throw also one that throws. The
// result type is the function's, so the compiler checks the default argument against its parameter.

/// As the default value of a parameter of a function under `@Task`: the value comes from the task of another function.
///
/// ```swift
/// @Task func createHi(p: Person = Depends(createPerson)) async -> String { "Hi \(p.name)" }
/// ```
///
/// Only a workflow can fill the value in: a function that is called directly must be given all its arguments.
public func Depends<Value, each Argument>(
    _ function: (repeat each Argument) async throws -> Value, file: StaticString = #file, line: UInt = #line
) -> Value {
    preconditionFailure(calledDirectly, file: file, line: line)
}

/// As the default value of a parameter of a function under `@Task`: the value comes from a task made by `task(…)`.
public func Depends<D: Dependency>(on task: D, file: StaticString = #file, line: UInt = #line) -> D.Value {
    preconditionFailure(calledDirectly, file: file, line: line)
}

/// Says what to write where a task is given in place of a function.
@available(*, unavailable, message: "a task made by 'task(…)' is no function: write 'Depends(on: …)'")
public func Depends<D: Dependency>(_ task: D) -> D.Value {
    preconditionFailure(calledDirectly)
}

private var calledDirectly: String {
    """
    A function was called without the argument that its 'Depends(…)' stands for, which only a workflow fills in. \
    Call the function with all its arguments, or run its task: 'Workflow($function).run(…)'.
    """
}
