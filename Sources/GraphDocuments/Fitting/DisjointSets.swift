/// Sets that are joined, each known by one of its members (Galler and Fischer 1964, with paths halved).
struct DisjointSets {
    private var parents: [Int]
    private var sizes: [Int]

    init(count: Int) {
        parents = Array(0..<count)
        sizes = [Int](repeating: 1, count: count)
    }

    mutating func root(of member: Int) -> Int {
        var member = member
        while parents[member] != member {
            parents[member] = parents[parents[member]]
            member = parents[member]
        }
        return member
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (root(of: one), root(of: other))
        guard one != other else { return }
        let (large, small) = sizes[one] >= sizes[other] ? (one, other) : (other, one)
        parents[small] = large
        sizes[large] += sizes[small]
    }
}
