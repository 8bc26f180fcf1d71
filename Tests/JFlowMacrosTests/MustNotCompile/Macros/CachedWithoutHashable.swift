import JFlowMacros

struct Blob: Sendable {}
// expect-error@+1: requires that 'Blob' conform to 'Hashable'
@Task(.cached) func size(blob: Blob) -> Int { 0 }
