// What a file of the folder in local-copy.js holds by now.
async (path) => {
  const names = path.split("/")
  let folder = await navigator.storage.getDirectory()
  for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
  return (await (await folder.getFileHandle(names.at(-1))).getFile()).text()
}
