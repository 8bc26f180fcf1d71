import JFlowMacros

let cached = TaskModifier.cached
// expect-error@+1: '@Task' must see its modifiers as they are, and 'cached' is none
@Task("size", cached) func size() -> Int { 0 }
// expect-error@+1: '.cached' is given twice: keep one
@Task(.cached, .cached(version: "2")) func weight() -> Int { 0 }
// expect-error@+1: type 'TaskModifier' has no member 'again'
@Task("other", .again(3)) func other() -> Int { 0 }
