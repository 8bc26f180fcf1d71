import JFlowMacros

struct Box<Value> {
    // expect-error@+1: inside the generic type 'Box', which can hold no constant
    @Task static func load() -> Int { 1 }
}
extension Array {
    // expect-error@+1: static stored properties not supported in generic types
    @Task static func first() -> Int { 1 }
}
