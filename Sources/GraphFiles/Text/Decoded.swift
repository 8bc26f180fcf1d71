/// A text in which a reader takes some parts for others, such as entities: what it gives stands for what it steps over.
/// Where it gives nothing, and stays, the next byte stays, too.
func decoded(
    _ text: String, upTo most: Int = .max, by take: (inout ByteCursor) -> String?
) -> String {
    var cursor = ByteCursor(Array(text.utf8))
    var result: [UInt8] = []
    while !cursor.isAtEnd, result.count < most {
        if let part = take(&cursor) {
            result.append(contentsOf: part.utf8)
        } else {
            result.append(cursor.byte)
            cursor.position += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}
