using './main.bicep'

param publicHost = 'policy-guide.trust.example'
param staffUpnPattern = '[a-z.]+@staff\\.trust\\.example'
// Empty for the first deployment; then the client id of the tabs' registration, and once more.
param ssoAppId = ''
param otherSettings = {
  ADMIN_IDS: ''
  APPROVER_IDS: ''
}
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
