extension Form {
  /// Tab and Shift-Tab, up and down go from field to field, Enter to the next and from the last
  /// submits, Ctrl-S submits from anywhere, Esc leaves; all else goes to the focused field. A
  /// paste never submits.
  public mutating func handle(_ key: Key) -> FormOutcome {
    guard fields.indices.contains(focus) else {
      return key == .escape ? .cancelled : .ignored
    }
    switch key {
    case .control("s"):
      _ = takeHighlighted()
      return .submitted
    case .escape:
      return .cancelled
    case .tab, .enter:
      return leave(by: key)
    case .backTab:
      return move(by: -1)
    case .up, .down:
      if isPicking { return edit(key) }
      return move(by: key == .up ? -1 : 1)
    default:
      return edit(key)
    }
  }

  /// Whether the focused field is a picker with a list open under it: something is typed, and
  /// nothing has been taken for it.
  public var isPicking: Bool {
    guard let focused, case .picker(let picker, nil) = focused.content else { return false }
    return !picker.query.text.isEmpty
  }

  private mutating func move(by step: Int) -> FormOutcome {
    moveFocus(by: step)
    return .moved
  }

  private mutating func leave(by key: Key) -> FormOutcome {
    let id = fields[focus].id
    let taken = takeHighlighted()
    if key == .enter, focus == fields.count - 1 {
      // The first Enter takes the match, so that one sees what will be saved.
      return taken ? .changed(id) : .submitted
    }
    moveFocus(by: 1)
    return taken ? .changed(id) : .moved
  }

  /// Takes the best match of a half-typed query.
  private mutating func takeHighlighted() -> Bool {
    guard isPicking, case .picker(var picker, _) = fields[focus].content,
      let item = picker.highlighted
    else { return false }
    picker.replaceQuery(item.text)
    fields[focus].content = .picker(picker, picked: item.id)
    fields[focus].problem = ""
    return true
  }

  private mutating func edit(_ key: Key) -> FormOutcome {
    let old = fields[focus].content
    let isHandled: Bool
    switch old {
    case .text(var field):
      isHandled = field.handle(key)
      fields[focus].content = .text(field)
    case .choice(var field):
      isHandled = field.handle(key)
      fields[focus].content = .choice(field)
    case .picker(var picker, let picked):
      let typed = picker.query.text
      isHandled = picker.handle(key) != .ignored
      let stays = picker.query.text == typed
      fields[focus].content = .picker(picker, picked: stays ? picked : nil)
    }
    guard isHandled else { return .ignored }
    let isSame = Self.typed(old) == Self.typed(fields[focus].content)
    if !isSame { fields[focus].problem = "" }
    return isSame ? .moved : .changed(fields[focus].id)
  }

  private static func typed(_ content: FormFieldContent) -> String {
    switch content {
    case .text(let field): field.text
    case .choice(let field): field.chosen?.id ?? ""
    case .picker(let picker, _): picker.query.text
    }
  }
}
