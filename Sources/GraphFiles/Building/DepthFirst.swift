/// The indices of a forest, each parent before its children, and siblings in their order.
func depthFirst(parents: [Int?]) -> [Int] {
    var children = [[Int]](repeating: [], count: parents.count)
    var waiting: [Int] = []
    for index in parents.indices.reversed() {
        if let parent = parents[index] { children[parent].append(index) } else { waiting.append(index) }
    }
    var order: [Int] = []
    while let next = waiting.popLast() {
        order.append(next)
        waiting.append(contentsOf: children[next])
    }
    return order
}
