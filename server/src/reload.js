// Reloads the page when the server is back after a build.
let wasOpen = false;
new EventSource('/reload').onopen = () => {
  if (wasOpen) location.reload();
  wasOpen = true;
};
