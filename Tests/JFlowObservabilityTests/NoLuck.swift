/// What tasks of the tests throw.
struct NoLuck: Error, CustomStringConvertible {
    let description = "no luck"
}
