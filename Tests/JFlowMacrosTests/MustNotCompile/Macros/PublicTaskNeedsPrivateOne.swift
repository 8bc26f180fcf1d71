// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
public import JFlowMacros

@Task func load() -> Int { 1 }
// expect-error@+1: is internal and cannot be referenced from a default argument value
@Task public func report(n: Int = Depends(load)) -> Int { n }
