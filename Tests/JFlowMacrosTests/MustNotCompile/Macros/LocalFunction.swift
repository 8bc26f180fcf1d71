import JFlowMacros

func outer() {
    // expect-error@+1: '@Task' cannot make a task of the local function 'load'
    @Task func load() -> Int { 1 }
    _ = load()
}
