/// The orders from which the search for few crossings sets out.
enum StartingOrder: CaseIterable {
    case depthFirstDown, breadthFirstDown, depthFirstUp, breadthFirstUp

    /// Arranges items in the order in which a walk along the segments meets them, each in its layer.
    func arrange(_ arrangement: Arrangement) {
        let down = self == .depthFirstDown || self == .breadthFirstDown
        let depthFirst = self == .depthFirstDown || self == .depthFirstUp
        let next = down ? arrangement.lower : arrangement.upper
        let before = down ? arrangement.upper : arrangement.lower
        var filled = (0..<arrangement.layerCount).map { arrangement.start[$0] }
        var met = [Bool](repeating: false, count: arrangement.itemCount)
        var waiting: [Int] = []
        func walk() {
            var head = 0
            while head < waiting.count {
                let item = depthFirst ? waiting.removeLast() : waiting[head]
                if !depthFirst { head += 1 }
                guard !met[item] else { continue }
                met[item] = true
                arrangement.order[filled[arrangement.layerOf[item]]] = item
                filled[arrangement.layerOf[item]] += 1
                let links = next.range(item)
                if depthFirst {
                    for link in links.reversed() { waiting.append(next.items[link]) }
                } else {
                    for link in links { waiting.append(next.items[link]) }
                }
            }
            waiting.removeAll(keepingCapacity: true)
        }
        let roots = (0..<arrangement.itemCount).filter { before.degree($0) == 0 }
        if depthFirst {
            for root in roots {
                waiting.append(root)
                walk()
            }
        } else {
            waiting = roots
            walk()
        }
        for layer in 0..<arrangement.layerCount { arrangement.number(layer) }
        arrangement.work += 4 * (arrangement.itemCount + next.items.count)
    }
}
