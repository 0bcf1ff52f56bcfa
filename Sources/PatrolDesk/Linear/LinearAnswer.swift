import Localization
import Screen
import WorkOrderEngine

/// What an answered line means.
enum LinearAnswer: Hashable, Sendable {
  /// These keys are pressed.
  case keys([Key])
  /// These keys are pressed, and what they open gets the rest of the line.
  case then([Key], String)
  /// The row of this number, as it was told.
  case row(Int)
  /// The page is told again.
  case again
  /// Nothing is done; this is why.
  case say(String)
}

extension DeskModel {
  /// What a line means to the desk as it stands.
  func linearAnswer(_ line: String) -> LinearAnswer {
    // What was typed before goes: a line is a whole passphrase.
    if isLocked { return .keys([.control("u")] + line.map { .character($0) } + [.enter]) }
    return switch layers.last {
    case .defect(let defect) where defect.isAmongDuplicates: answerAmongDuplicates(line)
    case .defect(let defect): answer(line, in: defect.form)
    case .asking(let asking): answer(line, in: asking.form)
    case .finding(let finding): answer(line, in: finding.form)
    case .passphrase: answerPassphrase(line)
    case .prompt(let prompt): answer(line, in: prompt)
    default: answerInPlace(line)
    }
  }

  /// A line is a whole passphrase, unless it goes back: what does has fewer signs than any passphrase.
  private func answerPassphrase(_ line: String) -> LinearAnswer {
    guard ![".", "esc"].contains(line.trimmed) else { return .keys([.escape]) }
    return .keys([.control("u")] + line.map { .character($0) } + [.enter])
  }

  // MARK: - Lists and texts

  private func answerInPlace(_ line: String) -> LinearAnswer {
    let text = line.trimmed
    let folded = String(text.map(\.foldedToCommand))
    guard !text.isEmpty else { return nextPage }
    if let reading = readingKeys(folded) { return .keys(reading) }
    if let number = Int(folded.hasPrefix("#") ? String(folded.dropFirst()) : folded) {
      return .row(number)
    }
    if let key = placeNamed(folded).flatMap({ bound(.go($0)) }) { return .keys([key]) }
    let hasOwnStop = keymap.bindings.contains { $0.keys.contains(.character(".")) }
    if folded == ".", !hasOwnStop { return .keys([.escape]) }
    if let key = linearKey(text) ?? linearKey(folded) { return .keys([key]) }
    for (sign, action) in [("/", Action.find), (":", .command)] where folded.hasPrefix(sign) {
      let rest = String(text.dropFirst()).trimmed
      if let key = bound(action) { return .then([key], rest) }
    }
    return .say(strings.text("linear.unknown", ["text": text]))
  }

  /// `g 3`, `g3`, `g orders`: `g` alone is a key of some places.
  private func placeNamed(_ text: String) -> DeskPlace? {
    var words = text.split(separator: " ", maxSplits: 1).map {
      String($0).foldedForGuessing.trimmed
    }
    if words.count == 1, let word = words.first, word.count == 2, word.last?.isNumber == true {
      words = [String(word.prefix(1)), String(word.suffix(1))]
    }
    guard words.count == 2, ["g", "go"].contains(words[0]), context.isOpen else { return nil }
    if let number = Int(words[1]) { return DeskPlace(rawValue: number) }
    return DeskPlace.allCases.first {
      $0.name == words[1] || strings[$0.title].foldedForGuessing == words[1]
    }
  }

  /// A reading or a date for the selected item of a walk, as it is typed on the desk; what was typed
  /// before goes.
  private func readingKeys(_ text: String) -> [Key]? {
    guard layers.isEmpty, place == .rounds, let walk, let item = walk.currentItem,
      item.kind != .passFail, text.contains(where: \.isNumber)
    else { return nil }
    let digits = text.map { $0 == "\u{2212}" ? "-" : $0 }
    guard digits.allSatisfy({ "0123456789.-".contains($0) }) else { return nil }
    return walk.typed.map { _ in .backspace } + digits.map { .character($0) } + [.enter]
  }

  /// Further down where more follows, else the same again.
  private var nextPage: LinearAnswer {
    let isWalk = layers.isEmpty && placeContext == .walk
    guard !isWalk, linearList.hasMore || hasMoreText else { return .again }
    return .keys([key(for: .move(.pageDown), else: .pageDown)])
  }

  /// The keys that select a row, or open it where it is selected already; none where there is nothing
  /// to press, `nil` where there is no such row.
  func keys(toRow id: String, opens: Bool) -> [Key]? {
    let list = linearList
    guard let index = list.ids.firstIndex(of: id) else { return nil }
    if case .defect? = layers.last {
      return steps(from: list.position, to: index, .up, .down) + [.enter]
    }
    if opens, index == list.selected, let key = openingKey { return [key] }
    return steps(
      from: list.position, to: list.positions[index], key(for: .move(.up), else: .up),
      key(for: .move(.down), else: .down))
  }

  /// What Enter is on a screen: opens, starts, folds, chooses.
  private var openingKey: Key? {
    let opening: [Action] = [.open, .startRound, .fold]
    return keymap.bindings.first { opening.contains($0.action) && !$0.keys.isEmpty }?.keys.first
  }

  private func steps(from: Int, to: Int, _ up: Key, _ down: Key) -> [Key] {
    Array(repeating: to < from ? up : down, count: abs(to - from))
  }
}

// MARK: - Fields

extension DeskModel {
  private static let eraser: [Key] = [.end, .control("u")]

  /// A key in a field begins with a stop: everything else is text.
  private func fieldKey(_ line: String) -> LinearAnswer? {
    let text = line.trimmed
    let folded = String(text.map(\.foldedToCommand))
    if [".", "esc", strings.shown("Esc").foldedForGuessing].contains(folded.foldedForGuessing) {
      return .keys([.escape])
    }
    if folded == "?" { return .say(strings["linear.formHelp"]) }
    guard folded.hasPrefix("."), folded.count > 2 else { return nil }
    let name = String(text.dropFirst())
    let named: [(MessageKey, [Key])] = [
      ("linear.word.save", [key(for: .save, else: .control("s"))]),
      ("linear.word.back", [.backTab]), ("linear.word.clear", Self.eraser),
    ]
    for (word, keys) in named
    where [strings[word], word.lastWord].contains(name.foldedForGuessing) {
      return .keys(keys)
    }
    return Key(name: name.foldedForGuessing).map { .keys([$0]) }
  }

  private func answer(_ line: String, in form: Form) -> LinearAnswer {
    if let key = fieldKey(line) { return key }
    guard let field = form.focused, !line.trimmed.isEmpty else { return .keys([.enter]) }
    switch field.content {
    case .text: return .keys(Self.eraser + [.paste(line), .enter])
    case .choice(let choice):
      guard let index = choice.index(of: line) else {
        return .say(strings.text("linear.noChoice", ["text": line.trimmed]))
      }
      let count = choice.choices.count
      let steps = (index - choice.index + count) % max(1, count)
      return .keys(Array(repeating: .right, count: steps) + [.enter])
    case .picker(let picker, _):
      if field.isHalfTyped, let number = Int(line.trimmed),
        (1...LinearPage.matches).contains(number), number <= picker.matches.count
      {
        let highlighted = picker.window.selected ?? 0
        return .keys(steps(from: highlighted, to: number - 1, .up, .down) + [.enter])
      }
      return .keys(Self.eraser + keys(picking: line.trimmed, of: picker))
    }
  }

  /// Types what is looked for, and takes it where only one thing can be meant.
  private func keys(picking text: String, of picker: Picker) -> [Key] {
    var found = picker
    found.replaceQuery(text)
    let items = found.matches.map { picker.items[$0] }
    let wanted = text.foldedForGuessing
    let exact = items.firstIndex {
      $0.id.foldedForGuessing == wanted || $0.text.foldedForGuessing == wanted
    }
    guard let index = exact ?? (items.count == 1 ? 0 : nil) else { return [.paste(text)] }
    return [.paste(text)] + steps(from: 0, to: index, .up, .down) + [.enter]
  }

  /// A line that is asked for; where what stands there ends with a blank it goes on.
  private func answer(_ line: String, in prompt: DeskPrompt) -> LinearAnswer {
    if let key = fieldKey(line) { return key }
    if line.trimmed.isEmpty { return .keys([.enter]) }
    let goesOn = prompt.prompt.field.text.hasSuffix(" ")
    return .keys((goesOn ? [.end] : Self.eraser) + [.paste(line.trimmed), .enter])
  }

  private func answerAmongDuplicates(_ line: String) -> LinearAnswer {
    if let key = fieldKey(line) { return key }
    if line.trimmed.isEmpty { return .again }
    return Int(line.trimmed).map { .row($0) }
      ?? .say(strings.text("linear.unknown", ["text": line.trimmed]))
  }
}

extension MessageKey {
  /// The last word of the key, which is English.
  fileprivate var lastWord: String { name.split(separator: ".").last.map(String.init) ?? name }
}
