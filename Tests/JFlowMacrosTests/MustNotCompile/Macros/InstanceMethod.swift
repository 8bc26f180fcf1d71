import JFlowMacros

struct Pipeline {
    // expect-error@+1: make it 'static', or move it to file scope
    @Task func load() -> Int { 1 }
}
class Service {
    // expect-error@+1: make it 'static', or move it to file scope
    @Task class func load() -> Int { 1 }
}
