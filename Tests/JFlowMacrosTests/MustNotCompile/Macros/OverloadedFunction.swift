import JFlowMacros

@Task func load(path: String) -> Int { 1 }
// expect-error@+1: invalid redeclaration of '$load'
@Task func load(id: Int) -> Int { 2 }
