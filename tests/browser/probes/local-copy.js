// Stands for the dialog in which one picks the folder of a clone: it answers with a folder of the browser's own, in
// which these files lie.
(files) => {
  window.showDirectoryPicker = async () => {
    const root = await navigator.storage.getDirectory()
    await root.getDirectoryHandle(".git", { create: true })
    for (const [path, text] of Object.entries(files)) {
      const names = path.split("/")
      let folder = root
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true })
      const file = await folder.getFileHandle(names.at(-1), { create: true })
      const stream = await file.createWritable()
      await stream.write(text)
      await stream.close()
    }
    return root
  }
}
