/// How people say a place that its title writes otherwise: the campus first, 三楼 for 3 层,
/// 2 号楼 for 2 栋.
enum PlaceSpelling {
  /// One more text under which a place is found; letters are matched in their order.
  static func other(of title: String, campus: String) -> String {
    let parts = title.split(separator: " ")
    var text = campus
    for (index, part) in parts.enumerated() {
      guard let number = Int(part), (1...99).contains(number), index + 1 < parts.count,
        let units = sameAs[parts[index + 1]]
      else {
        text += part
        continue
      }
      // The unit itself follows as the next part.
      for unit in units { text += "\(number)\(unit)\(chinese(number))\(unit)" }
      text += chinese(number)
    }
    return text
  }

  private static let sameAs: [Substring: [String]] = ["层": ["层", "楼"], "栋": ["栋", "号楼", "幢"]]

  private static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = number < 10 ? "" : (number < 20 ? "" : digits[number / 10]) + "十"
    return tens + digits[number % 10]
  }
}
