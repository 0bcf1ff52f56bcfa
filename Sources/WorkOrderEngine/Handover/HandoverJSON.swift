import Foundation

extension HandoverSheet {
  /// The sheet as JSON with its keys sorted: the same bytes as of its encoding, in a tenth of the time
  /// where tens of thousands of orders are open. Foundation encodes the rest. What does not show, or turns
  /// a line around, is written as escapes, so that the frozen bytes may be printed as they are; sheets that
  /// were frozen before keep theirs.
  public func json() throws -> String {
    var rest = self
    rest.unfinished = []
    let whole = try canonicalJSON(rest)
    // No text can hold these bytes: in a text each quote has a backslash before it.
    guard let place = whole.firstRange(of: "\"unfinished\":[]") else {
      return JSONEscapes.escaped(try canonicalJSON(self))
    }
    let orders = unfinished.map { $0.json() }.joined(separator: ",")
    return JSONEscapes.escaped(
      "\(whole[..<place.lowerBound])\"unfinished\":[\(orders)]\(whole[place.upperBound...])")
  }
}

extension HandoverOrder {
  fileprivate func json() -> String {
    var json = CanonicalJSON(capacity: 512)
    json.add("category", category)
    if let clock { json.add("clock", json: clock.json()) }
    if let contractor { json.add("contractor", contractor) }
    if let contractorEnglish { json.add("contractorEnglish", contractorEnglish) }
    json.add("holder", holder.text)
    json.add("holderName", holderName)
    json.add("isMajor", isMajor)
    if let isSafety { json.add("isSafety", isSafety) }
    json.add("next", next.rawValue)
    json.add("number", number)
    json.add("place", place)
    json.add("pressing", json: "[\(pressing.map { $0.json() }.joined(separator: ","))]")
    json.add("priority", priority.rawValue)
    json.add("reported", reported.seconds)
    json.add("stage", stage.rawValue)
    json.add("text", text)
    json.add("waiting", waiting?.rawValue)
    json.add("wakes", wakes?.seconds)
    return json.text
  }
}

extension HandoverClock {
  fileprivate func json() -> String {
    var json = CanonicalJSON(capacity: 128)
    json.add("due", due.seconds)
    json.add("estimated", estimated)
    json.add("kind", kind.rawValue)
    json.add("remaining", remaining)
    json.add("word", word.rawValue)
    return json.text
  }
}
