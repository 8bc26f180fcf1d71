/// The orders from which the search for few crossings sets out.
enum StartingOrder: CaseIterable {
    case depthFirstDown, breadthFirstDown, depthFirstUp, breadthFirstUp

    /// Items in the order in which a walk along the lines meets them, each in its layer.
    func order(_ graph: LayeredGraph) -> LayerOrder {
        let down = self == .depthFirstDown || self == .breadthFirstDown
        let depthFirst = self == .depthFirstDown || self == .depthFirstUp
        let next = down ? graph.lower : graph.upper
        let before = down ? graph.upper : graph.lower
        var layers = [[Int]](repeating: [], count: graph.layerCount)
        var met = [Bool](repeating: false, count: graph.itemCount)
        var waiting: [Int] = []
        func walk() {
            var head = 0
            while head < waiting.count {
                let item = depthFirst ? waiting.removeLast() : waiting[head]
                if !depthFirst { head += 1 }
                guard !met[item] else { continue }
                met[item] = true
                layers[graph.layerOf[item]].append(item)
                waiting.append(contentsOf: depthFirst ? Array(next[item].reversed()) : Array(next[item]))
            }
            waiting.removeAll()
        }
        let roots = (0..<graph.itemCount).filter { before.degree($0) == 0 }
        if depthFirst {
            for root in roots {
                waiting.append(root)
                walk()
            }
        } else {
            waiting = roots
            walk()
        }
        return LayerOrder(layers: layers, itemCount: graph.itemCount)
    }
}
