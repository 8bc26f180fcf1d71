import JFlowMacros

@Task func age() -> Int { 42 }
@Task func greet(name: String, age: Int = Depends(age)) -> String { name }

func run() async throws {
    let workflow = try Workflow($greet)
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run($greet(1, 2))
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run($greet.with(1))
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run($greet.value(1))
    // expect-error@+1: cannot convert value of type 'String' to specified type 'Int'
    let _: Int = try await workflow.run($greet("Joe", 2))
}
