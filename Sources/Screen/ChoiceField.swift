import TextCells

/// One of a few fixed answers.
public struct ChoiceField: Hashable, Sendable {
  /// An answer.
  public struct Choice: Hashable, Sendable {
    /// What the program calls it.
    public var id: String
    /// What people read.
    public var text: String

    /// An answer.
    public init(id: String, text: String) {
      self.id = id
      self.text = SafeText(text).text
    }
  }

  /// The answers in order.
  public let choices: [Choice]
  /// The index of the chosen one; 0 when there is none to choose.
  public private(set) var index: Int

  /// A field.
  ///
  /// - Parameters:
  ///   - choices: the answers in order.
  ///   - chosen: the id of the chosen one; the first when nil or unknown.
  public init(_ choices: [Choice], chosen: String? = nil) {
    self.choices = choices
    index = choices.firstIndex { $0.id == chosen } ?? 0
  }

  /// The chosen answer; nil when there are no answers.
  public var chosen: Choice? { choices.isEmpty ? nil : choices[index] }

  /// Chooses by id; an unknown id changes nothing.
  public mutating func choose(_ id: String) {
    index = choices.firstIndex { $0.id == id } ?? index
  }

  /// Left, right and the space bar go round; a digit chooses by place, a letter the next answer
  /// that begins with it.
  ///
  /// - Returns: whether the key meant something to the field.
  public mutating func handle(_ key: Key) -> Bool {
    guard !choices.isEmpty else { return false }
    switch key.folded {
    case .left: index = (index + choices.count - 1) % choices.count
    case .right, .space: index = (index + 1) % choices.count
    case .character(let character): return choose(by: character)
    default: return false
    }
    return true
  }

  private mutating func choose(by character: Character) -> Bool {
    let wanted = character.lowercased()
    let order = (1...choices.count).map { (index + $0) % choices.count }
    let match = order.first { candidate in
      let choice = choices[candidate]
      return [choice.text, choice.id].contains { $0.lowercased().hasPrefix(wanted) }
    }
    if let match {
      index = match
    } else if let digit = character.wholeNumberValue, (1...choices.count).contains(digit) {
      index = digit - 1
    } else {
      return false
    }
    return true
  }

  /// Draws all answers beside one another with the chosen one reversed; where they do not fit,
  /// the chosen one alone between `<` and `>`.
  public func draw(on surface: inout Surface, in area: Area, isFocused: Bool) {
    guard !area.isEmpty, let chosen else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    surface.clear(area.top(1))
    let ink = Style(isFocused ? .accent : .plain)
    var cursor = area.column
    if choices.reduce(0, { $0 + $1.text.displayWidth + 2 }) <= area.columns {
      var column = area.column
      for (place, choice) in choices.enumerated() {
        var style = place == index ? ink : .dim
        style.reverse = place == index
        if place == index { cursor = column + 1 }
        let start = Position(row: area.row, column: column)
        column += surface.put(" \(choice.text) ", at: start, style: style)
      }
    } else {
      surface.put("< \(chosen.text) >", at: area.origin, style: ink, maxWidth: area.columns)
    }
    if isFocused { surface.cursor = Position(row: area.row, column: cursor) }
  }
}
