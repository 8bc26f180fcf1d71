import JFlowMacros

func age() -> Int { 42 }
@Task func name() -> String { "Joe" }
@Task func greet(
    name: String = Depends(name),
    // expect-error@+1: cannot find '$age' in scope
    age: Int = Depends(age)
) -> String { name }
