/// The orders from which the search for few crossings sets out.
enum StartingOrder {
    case depthFirstDown, breadthFirstDown, depthFirstUp, breadthFirstUp, shuffled

    /// First the walks from both sides, then what chance gives.
    init(_ number: Int) {
        let walks: [Self] = [.depthFirstDown, .breadthFirstDown, .depthFirstUp, .breadthFirstUp]
        self = number < walks.count ? walks[number] : .shuffled
    }

    func arrange(_ arrangement: Arrangement, _ chance: inout Chance) {
        switch self {
        case .depthFirstDown: walk(arrangement, down: true, depthFirst: true)
        case .breadthFirstDown: walk(arrangement, down: true, depthFirst: false)
        case .depthFirstUp: walk(arrangement, down: false, depthFirst: true)
        case .breadthFirstUp: walk(arrangement, down: false, depthFirst: false)
        case .shuffled: shuffle(arrangement, &chance)
        }
    }

    private func shuffle(_ arrangement: Arrangement, _ chance: inout Chance) {
        let order = arrangement.order
        for layer in 0..<arrangement.layerCount {
            let range = arrangement.range(layer)
            for index in range {
                let other = index + chance.next(below: range.upperBound - index)
                (order[index], order[other]) = (order[other], order[index])
            }
            arrangement.number(layer)
        }
        arrangement.work += 10 * arrangement.itemCount
    }

    /// Items in the order in which a walk along the segments meets them, each in its layer.
    private func walk(_ arrangement: Arrangement, down: Bool, depthFirst: Bool) {
        let next = down ? arrangement.lower : arrangement.upper
        let before = down ? arrangement.upper : arrangement.lower
        var filled = (0..<arrangement.layerCount).map { arrangement.start[$0] }
        var met = [Bool](repeating: false, count: arrangement.itemCount)
        func meet(_ item: Int) -> Range<Int>? {
            if met[item] { return nil }
            met[item] = true
            arrangement.order[filled[arrangement.layerOf[item]]] = item
            filled[arrangement.layerOf[item]] += 1
            return next.range(item)
        }
        // Depth first the last one waiting is next, breadth first the first.
        var waiting = (0..<arrangement.itemCount).filter { before.degree($0) == 0 }
        if depthFirst {
            waiting.reverse()
            while let item = waiting.popLast() {
                for link in (meet(item) ?? 0..<0).reversed() { waiting.append(next.items[link]) }
            }
        } else {
            var head = 0
            while head < waiting.count {
                for link in meet(waiting[head]) ?? 0..<0 { waiting.append(next.items[link]) }
                head += 1
            }
        }
        for layer in 0..<arrangement.layerCount { arrangement.number(layer) }
        arrangement.work += 4 * (arrangement.itemCount + next.items.count)
    }
}
