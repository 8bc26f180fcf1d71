import JFlowMacros

enum Pipeline {
    static func load() -> Int { 42 }
}
// expect-error@+1: type 'Pipeline' has no member '$load'
@Task func report(n: Int = Depends(Pipeline.load)) -> Int { n }
