import JFlowMacros

@Task func age() -> Int { 42 }
@Task func greet(
    // expect-error@+1: default argument value of type 'Int' cannot be converted to type 'String'
    name: String = Depends(age)
) -> String { name }
