import JFlowMacros

let age = task("age") { 42 }
// expect-error@+1: a task made by 'task(…)' is no function: write 'Depends(on: …)'
@Task func greet(age: Int = Depends(age)) -> Int { age }
