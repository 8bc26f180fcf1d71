/// The candidate that is most like a name: one that it begins, else the one with the smallest edit distance (Levenshtein
/// 1966), without regard to case; `nil` when none is near.
package func nearestName(to name: String, in candidates: [String]) -> String? {
    let name = name.lowercased()
    if !name.isEmpty, let longer = candidates.first(where: { $0.lowercased().hasPrefix(name) }) { return longer }
    let limit = max(2, name.count / 2)
    return candidates.map { (distance: editDistance(name, $0, limit: limit), name: $0) }
        .filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
}

private func editDistance(_ left: String, _ right: String, limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    let right = Array(right.lowercased())
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let substituted = diagonal + (character == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
