import JFlowMacros

protocol Loading {
    // expect-error@+1: which a protocol only requires
    @Task static func load() -> Int
}
